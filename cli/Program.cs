using Neuro.Cli;

return CommandLine.Run(args);
