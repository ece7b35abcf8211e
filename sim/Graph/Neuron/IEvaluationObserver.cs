namespace Neuro.Graph;

/// <summary>Watches a model being evaluated, value by value.</summary>
public interface IEvaluationObserver
{
    /// <summary>An expression has this exact value. Operands come before what is made of them.</summary>
    void Evaluated(Expr expr, Exact value);

    /// <summary>A statement with a declared type made <paramref name="held"/> of the exact value.</summary>
    void Narrowed(Statement statement, Exact exact, Exact held, Narrowing type);

    /// <summary>A let without a type has this exact value.</summary>
    void Let(Statement statement, Exact value);

    /// <summary>Whether the spike condition holds; the block's statements follow only if it does.</summary>
    void Condition(SpikeClause clause, bool fires);
}
