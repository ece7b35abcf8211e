namespace Neuro.Codegen;

/// <summary>A stage of a tick, as a function.</summary>
/// <param name="Text">Its definition.</param>
internal sealed record HlsFunction(string Name, string Text)
{
    /// <param name="template">Of its definition.</param>
    /// <param name="page">What the template is filled with, beside the name.</param>
    public static HlsFunction Of(string name, string template, object page) => new(name, LineBreaks.Within(TemplateSet.Render("hls/" + template, new { Name = name }, page)));
}
