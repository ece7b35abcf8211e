namespace Neuro.Graph;

/// <summary>What a JSON value is.</summary>
public enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
