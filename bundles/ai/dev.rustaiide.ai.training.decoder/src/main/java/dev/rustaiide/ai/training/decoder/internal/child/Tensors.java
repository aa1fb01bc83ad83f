package dev.rustaiide.ai.training.decoder.internal.child;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Numbers of Java as tensors, and back. */
final class Tensors {
    private Tensors() {}

    static Tensor of(float[] numbers) {
        Tensor tensor = torch.empty(new long[] {numbers.length}, new TensorOptions(ScalarType.Float), null);
        new FloatPointer(tensor.data_ptr_float()).put(numbers);
        return tensor;
    }

    static Tensor of(long[] numbers, long rows, long columns) {
        Tensor tensor = torch.empty(new long[] {rows, columns}, new TensorOptions(ScalarType.Long), null);
        new LongPointer(tensor.data_ptr_long()).put(numbers);
        return tensor;
    }

    static void read(Tensor from, float[] into) {
        new FloatPointer(from.data_ptr_float()).get(into);
    }
}
