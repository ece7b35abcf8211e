namespace Neuro.Sim;

/// <summary>
/// The events of a batch of ticks in device memory: a list for each tick and population. Lists of populations that run a
/// model are made on the device, one behind the other in the order of their launches, so that all of them are read back
/// in one piece.
/// </summary>
/// <param name="Starts">By list: where it begins.</param>
/// <param name="Counts">By list: how many events it holds.</param>
/// <param name="Cells">Who sends each event.</param>
/// <param name="Payloads">What each carries; -1: every one the integer 1.</param>
internal readonly record struct EventLists(long Starts, long Counts, long Cells, long Payloads);
