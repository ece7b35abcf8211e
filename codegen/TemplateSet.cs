using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Neuro.Codegen;

/// <summary>
/// The templates that are embedded in a program, rendered strictly: a misspelt name is an error with file and line, and
/// nothing that is large is cut short.
/// </summary>
public static class TemplateSet
{
    private static readonly ConcurrentDictionary<(Assembly Owner, string Name), Template> Parsed = new();

    /// <summary>Renders a template of this library.</summary>
    /// <param name="name">Its path below <c>Templates</c>, without <c>.sbn</c>: <c>verilog/lane.v</c>.</param>
    /// <param name="models">What the template's names stand for, all together: flat records; <c>RowBits</c> is written <c>row_bits</c>.</param>
    public static string Render(string name, params ReadOnlySpan<object> models) => Render(typeof(TemplateSet).Assembly, name, models);

    /// <summary>Renders a template that another library brings with it; what it includes may be of either.</summary>
    /// <param name="owner">The library, in which templates are resources named <c>tpl/NAME.sbn</c>.</param>
    /// <param name="name">See the other form.</param>
    /// <param name="models">See the other form.</param>
    public static string Render(Assembly owner, string name, params ReadOnlySpan<object> models)
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
            TemplateLoader = new EmbeddedLoader(owner),
        };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(globals);
        return Get(owner, name).Render(context);
    }

    private static Template Get(Assembly owner, string name) => Parsed.GetOrAdd((owner, name), static it =>
    {
        var template = Template.Parse(Read(it.Owner, it.Name), it.Name + ".sbn");
        return template.HasErrors ? throw new UnreachableException(string.Join('\n', template.Messages)) : template;
    });

    private static string Read(Assembly owner, string name) => Embedded.Text(owner, $"tpl/{name}.sbn");

    private sealed class EmbeddedLoader(Assembly owner) : ITemplateLoader
    {
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Read(owner, templatePath);

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Read(owner, templatePath));
    }
}
