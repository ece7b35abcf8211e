using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Neuro.Codegen;

/// <summary>
/// The templates that are embedded in this program, rendered strictly: a misspelt name is an error with file and line,
/// and nothing that is large is cut short.
/// </summary>
public static class TemplateSet
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);

    /// <summary>Renders a template.</summary>
    /// <param name="name">Its path below <c>Templates</c>, without <c>.sbn</c>: <c>verilog/lane.v</c>.</param>
    /// <param name="models">What the template's names stand for, all together: flat records; <c>RowBits</c> is written <c>row_bits</c>.</param>
    public static string Render(string name, params ReadOnlySpan<object> models)
    {
        var globals = new ScriptObject();
        foreach (var model in models)
            globals.Import(model);
        var context = new TemplateContext
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            LoopLimit = 0,
            LimitToString = 0,
            NewLine = "\n",
            TemplateLoader = new EmbeddedLoader(),
        };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(globals);
        return Get(name).Render(context);
    }

    private static Template Get(string name) => Parsed.GetOrAdd(name, static name =>
    {
        var template = Template.Parse(Read(name), name + ".sbn");
        return template.HasErrors ? throw new UnreachableException(string.Join('\n', template.Messages)) : template;
    });

    private static string Read(string name) => Embedded.Text($"tpl/{name}.sbn");

    private sealed class EmbeddedLoader : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Read(templatePath);

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Read(templatePath));
    }
}
