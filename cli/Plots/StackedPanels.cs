using ScottPlot;

namespace Neuro.Cli;

/// <summary>Panels under each other, each with a height of its own.</summary>
internal sealed class StackedPanels(IReadOnlyList<int> heights) : IMultiplotLayout
{
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect)
    {
        var rectangles = new PixelRect[heights.Count];
        var top = figureRect.Top;
        for (var panel = 0; panel < heights.Count; panel++)
        {
            rectangles[panel] = new(figureRect.Left, figureRect.Right, top + heights[panel], top);
            top += heights[panel];
        }
        return rectangles;
    }
}
