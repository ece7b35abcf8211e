namespace Neuro.Hw;

/// <summary>Hardware did what it never should, whatever the network: the fault is in what was emitted.</summary>
public sealed class HardwareFaultException(string message, Exception? inner = null) : Exception(message, inner);
