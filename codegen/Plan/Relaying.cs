using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>The models of relays, whose neurons say again what they hear.</summary>
internal static class Relaying
{
    /// <summary>A spike counts for -1, so that 0 and it are all numbers of one bit.</summary>
    public const long PlainWeight = -1;

    public const long GradedWeight = 1;

    public static readonly Format PlainFormat = Format.Fix(1, 0);

    public static readonly Format GradedFormat = Format.Ufix(1, 0);

    public static (TypedModel Model, Datapath Datapath) Plain() => Of("""
        neuron Relay {
          input x                      # -1 where a spike arrives, else 0
          spike when x < 0 {
          }
        }
        """, PlainFormat.Num);

    // An event without a payload is none.
    public static (TypedModel Model, Datapath Datapath) Graded(Format payload) => Of($$"""
        neuron Relay {
          input x                      # the payload that arrives, or 0
          output : {{payload}}
          spike when true {
            emit x
          }
        }
        """, payload.Num with { Min = BigInteger.Min(0, payload.Num.Min), Max = BigInteger.Max(0, payload.Num.Max) });

    private static (TypedModel, Datapath) Of(string text, Num port)
    {
        var diagnostics = new Diagnostics();
        var typed = ModelParser.Parse(new("Relay.neuron", text.ReplaceLineEndings("\n")), diagnostics) is { } model ? ModelTyping.Of(model, [port], diagnostics) : null;
        return typed is not null ? (typed, Lowering.Of(typed)) : throw new InvalidOperationException(string.Join('\n', diagnostics.Items));
    }
}
