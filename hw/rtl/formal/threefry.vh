// SPDX-License-Identifier: MIT
// Threefry-2x32 by its definition (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011),
// on blocks {a, b} and keys {a, b}. A block of n rounds is the counter after the steps 0 to n + n / 4: the key is
// injected at step 0 and after every fourth round.
function [31:0] key_word(input [63:0] key, input integer index);
    case (index % 3)
        0:       key_word = key[63:32];
        1:       key_word = key[31:0];
        default: key_word = key[63:32] ^ key[31:0] ^ 32'h1bd11bda;
    endcase
endfunction

// What an injection adds to a and b.
function [63:0] injection(input [63:0] key, input integer number);
    injection = {key_word(key, number), key_word(key, number + 1) + number};
endfunction

function [31:0] rotated(input [31:0] word, input integer round);
    case (round[2:0])
        3'd0:    rotated = {word[18:0], word[31:19]};   // by 13
        3'd1:    rotated = {word[16:0], word[31:17]};   // by 15
        3'd2:    rotated = {word[5:0], word[31:6]};     // by 26
        3'd3:    rotated = {word[25:0], word[31:26]};   // by 6
        3'd4:    rotated = {word[14:0], word[31:15]};   // by 17
        3'd5:    rotated = {word[2:0], word[31:3]};     // by 29
        3'd6:    rotated = {word[15:0], word[31:16]};   // by 16
        default: rotated = {word[7:0], word[31:8]};     // by 24
    endcase
endfunction

function [63:0] mixed(input [63:0] block, input integer round);
    reg [31:0] sum;
    begin
        sum   = block[63:32] + block[31:0];
        mixed = {sum, rotated(block[31:0], round) ^ sum};
    end
endfunction

// Some steps, given what the injection among them adds, if there is one.
function [63:0] steps(input [63:0] block, input integer first, input integer last, input [63:0] added);
    integer step;
    begin
        steps = block;
        for (step = first; step <= last; step = step + 1)
            if (step % 5 == 0)
                steps = {steps[63:32] + added[63:32], steps[31:0] + added[31:0]};
            else
                steps = mixed(steps, 4 * (step / 5) + step % 5 - 1);
    end
endfunction
