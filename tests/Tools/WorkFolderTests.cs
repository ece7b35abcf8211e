using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>A folder that the user has chosen for what is kept.</summary>
public sealed class WorkFolderTests
{
    [Test]
    public void What_was_kept_before_may_be_replaced()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(WorkFolder.Of(folder.PathOf("kept")).PathOf("log"), "first");

        File.WriteAllText(WorkFolder.Of(folder.PathOf("kept")).PathOf("log"), "second");

        Assert.That(File.ReadAllText(folder.PathOf("kept/log")), Is.EqualTo("second"));
    }

    [Test]
    public void One_in_which_nothing_was_done_is_not_kept_unless_it_was_there_before()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("old"));

        WorkFolder.Of(folder.PathOf("old")).Dispose();
        WorkFolder.Of(folder.PathOf("new")).Dispose();

        Assert.That(Directory.GetDirectories(folder.Path), Is.EqualTo([folder.PathOf("old")]));
    }

    [TestCase("kept/mine.txt", "there is a folder with something else in it, which might be lost")]
    [TestCase("kept", "this is a file")]
    public void Somebody_elses_is_left_alone(string file, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, "mine");

        Assert.That(() => WorkFolder.Of(folder.PathOf("kept")), Throws.TypeOf<InvalidInputException>().With.Message.Contains(message));
        Assert.That(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), Is.EqualTo([folder.PathOf(file)]));
    }
}
