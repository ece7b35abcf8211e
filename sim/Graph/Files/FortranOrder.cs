namespace Neuro.Graph;

/// <summary>Turns elements that are stored first index fastest into last index fastest.</summary>
internal static class FortranOrder
{
    public static byte[] ToRowMajor(byte[] data, NpyHeader header)
    {
        var rank = header.Shape.Length;
        var bytes = header.Type.Bytes;
        var strides = new long[rank];
        var stride = 1L;
        for (var axis = 0; axis < rank; axis++)
        {
            strides[axis] = stride;
            stride *= Math.Max(1, header.Shape[axis]);
        }

        var result = new byte[data.Length];
        var subscript = new long[rank];
        var from = 0L;
        for (var to = 0; to < data.Length; to += bytes)
        {
            data.AsSpan((int)(from * bytes), bytes).CopyTo(result.AsSpan(to));
            // The next subscript in row-major order, as an odometer turns.
            for (var axis = rank - 1; axis >= 0; axis--)
            {
                from += strides[axis];
                if (++subscript[axis] < header.Shape[axis])
                    break;
                from -= strides[axis] * subscript[axis];
                subscript[axis] = 0;
            }
        }
        return result;
    }
}
