using Neuro.Graph;

namespace Neuro.Bench;

/// <summary>A neuron that measurements can make do what they need.</summary>
internal static class Models
{
    /// <summary>With keep 0 it forgets at once, so that its drive alone decides how often it fires.</summary>
    public static readonly NeuronModel LeakyCells = ModelParser.Parse(new SourceText("cells.neuron", """
        neuron Cells {
          param keep      : ufix<16,16>
          param threshold : fix<24,0>
          input x
          state v         : fix<32,8>
          v = v * keep + x
          spike when v >= threshold { v = 0 }
        }
        """), new()) ?? throw new InvalidOperationException("the model is wrong");
}
