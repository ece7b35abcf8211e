using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A graphics device that is asked for is not there, refuses, or is too small for the network.</summary>
public sealed class DeviceException(string device, string message, string? help, Exception? cause = null) : Exception($"{device}: {message}", cause)
{
    public Diagnostic Diagnostic { get; } = new(Code.MissingDevice, Severity.Error, new Place.Named(device), message, help);
}
