# SPDX-License-Identifier: CC0-1.0
# Emitted by neuro from network "stages"; yours to use under any terms.
#
# Vitis HLS: vitis_hls -f hls.tcl. PART, CLOCK (ns) and RUN (the folder of a run) are taken from the environment.
# STEPS says what is done: some of csim, synth, cosim, export.

proc given {name otherwise} {
    global env
    return [expr {[info exists env($name)] ? $env($name) : $otherwise}]
}

set here  [pwd]
set run   [file normalize [given RUN run]]
set steps [given STEPS "csim synth export"]
set flags "-std=c++14 -I$here/src -DNEURO_VITIS"

open_project -reset build/vitis
set_top ears_core
add_files src/ears_core.cpp -cflags $flags
add_files -tb tb/ears_tb.cpp -cflags $flags
open_solution -reset solution -flow_target vivado
set_part [given PART xc7a35tcpg236-1]
create_clock -period [given CLOCK 10]

if {"csim" in $steps} {
    csim_design -clean -argv "+run=$run"
}
if {"synth" in $steps} {
    csynth_design
}
if {"cosim" in $steps} {
    cosim_design -argv "+run=$run"
}
if {"export" in $steps} {
    export_design -format ip_catalog
}
exit
