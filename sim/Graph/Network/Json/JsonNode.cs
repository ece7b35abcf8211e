using System.Runtime.InteropServices;

namespace Neuro.Graph;

/// <summary>
/// One value, or one key, of a JSON text. Nodes stand in the order of the text: those of an array's items follow the
/// array's, those of an object are key, value, key, value.
/// </summary>
/// <param name="Start">First byte; of a string the opening quote.</param>
/// <param name="Length">Bytes up to the end of the value, closing bracket or quote included.</param>
/// <param name="Count">Items of an array, members of an object.</param>
/// <param name="Next">Index of the first node behind this value and all that is in it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonNode(JsonKind Kind, int Start, int Length, int Count, int Next);
