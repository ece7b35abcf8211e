using Neuro.Graph;

namespace Neuro.Tests;

/// <summary><c>docs/models</c> is made from the shipped models; <c>NEURO_ACCEPT=1</c> writes it anew.</summary>
internal sealed class ModelPageTests
{
    private static IReadOnlyList<string> Names => ShippedModels.Names;

    private static string Folder => Repository.PathOf("docs", "models");

    [TestCaseSource(nameof(Names))]
    public void The_page_of_a_model_is_current(string name) =>
        Accepted.Text(Path.Combine(Folder, $"{name}.md"), ModelPage.Of(ShippedModels.Get(name)));

    [Test]
    public void The_index_of_models_is_current() =>
        Accepted.Text(Path.Combine(Folder, "README.md"), ModelPage.Index(ShippedModels.Names.Select(ShippedModels.Get)));

    [Test]
    public void No_page_is_left_of_a_model_that_is_gone() =>
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            Is.EqualTo(Names.Append("README").Order(StringComparer.Ordinal)));

    [TestCaseSource(nameof(Names))]
    public void A_model_explains_itself_and_each_of_its_names(string name)
    {
        var model = ShippedModels.Get(name);
        var header = ModelHeader.Of(model);
        Assert.That(header.Text, Does.Contain("ontinuous equation").Or.Contain("Equation"));
        Assert.That(header.Text, Does.Contain("Source: "));
        var places = model.Params.Select(p => p.Place).Concat(model.Inputs.Select(i => i.Place)).Concat(model.States.Select(s => s.Place))
            .Concat(model.Tables.Select(t => t.Place));
        Assert.That(places.Select(ModelHeader.Beside), Has.None.Empty);
    }

    [Test]
    public void A_page_shows_declarations_as_tables_and_the_model_without_its_header()
    {
        var model = Models.Parse("""
            # A counter
            #
            # Equation:
            #
            #     n[t] = n[t-1] + x[t]
            neuron Counter {
              param most : ufix<8,0> = 9      # where it | fires
              input x                         # what it counts
              state n : ufix<8,0> round zero  # the count
              n = n + x
              spike when n > most {
                n = 0
              }
            }
            """);
        Assert.That(ModelPage.Of(model), Is.EqualTo("""
            # Counter

            **A counter.**

            Equation:

                n[t] = n[t-1] + x[t]

            ## Parameters

            | name | type | from … to | default | meaning |
            | --- | --- | --- | --- | --- |
            | `most` | `ufix<8,0>` | 0 … 255 | 9 | where it \| fires |

            ## Inputs

            | name | meaning |
            | --- | --- |
            | `x` | what it counts |

            ## States

            | name | type | from … to | rounding | overflow | at the start | meaning |
            | --- | --- | --- | --- | --- | --- | --- |
            | `n` | `ufix<8,0>` | 0 … 255 | zero | saturate | 0 | the count |

            A neuron has 8 bits of state and sends spikes.

            ## The model

            ```
            neuron Counter {
              param most : ufix<8,0> = 9      # where it | fires
              input x                         # what it counts
              state n : ufix<8,0> round zero  # the count
              n = n + x
              spike when n > most {
                n = 0
              }
            }
            ```

            """.ReplaceLineEndings("\n")));
    }
}
