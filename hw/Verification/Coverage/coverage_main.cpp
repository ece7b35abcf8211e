// Runs the test bench to its end and then writes what the run reached: +coverage=FILE.
#include "verilated.h"
#include "verilated_cov.h"
#include "Vtop.h"

#include <memory>
#include <string>

int main(int argc, char** argv) {
    const std::unique_ptr<VerilatedContext> context{new VerilatedContext};
    context->commandArgs(argc, argv);
    const std::unique_ptr<Vtop> top{new Vtop{context.get()}};
    while (!context->gotFinish()) {
        top->eval();
        if (!top->eventsPending()) break;
        context->time(top->nextTimeSlot());
    }
    top->final();

    const std::string option = "coverage=";
    const std::string given = context->commandArgsPlusMatch(option.c_str());
    if (given.size() > option.size() + 1) context->coveragep()->write(given.substr(option.size() + 1).c_str());
    return 0;
}
