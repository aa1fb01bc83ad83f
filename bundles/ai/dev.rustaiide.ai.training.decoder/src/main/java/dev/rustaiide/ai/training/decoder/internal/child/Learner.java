package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes gradients, on one thread. All learners see the same numbers; the gradients are its own.
 */
final class Learner {
    private final Decoder decoder;
    private final int window;
    final Tensor gradient;

    /** @param gradient where those of what the decoder learns are added, in the places that {@link #leaf} gave it */
    Learner(Decoder decoder, int window, Tensor gradient) {
        this.decoder = decoder;
        this.window = window;
        this.gradient = gradient;
    }

    /** @param numbers all of the decoder's in one row; what is written into them later is seen */
    static Learner of(Weights weights, Tensor numbers) {
        Tensor gradient = torch.zeros_like(numbers);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        weights.places().forEach((name, place) -> tensors.put(name, leaf(numbers, gradient, place)));
        return new Learner(new Decoder(weights.shape(), tensors, Map.of()), weights.shape().window(), gradient);
    }

    /** What is learned of {@code numbers}: its gradients go to the same place of {@code gradient}. */
    static Tensor leaf(Tensor numbers, Tensor gradient, Weights.Place place) {
        Tensor leaf = place.of(numbers).detach().requires_grad_(true);
        // Gradients are added in place from then on.
        leaf.mutable_grad().put(place.of(gradient));
        return leaf;
    }

    /** Adds to the gradient; the loss. */
    double learn(Lesson[] lessons) {
        try (var scope = new PointerScope()) {
            Tensor loss = loss(lessons);
            loss.backward();
            return loss.item_float();
        }
    }

    double measure(Lesson[] lessons) {
        try (var scope = new PointerScope(); var guard = new NoGradGuard()) {
            return loss(lessons).item_float();
        }
    }

    private Tensor loss(Lesson[] lessons) {
        int length = Arrays.stream(lessons).mapToInt(Lesson::length).max().orElse(0);
        length = Math.clamp(length, 1, window);
        long[] inputs = new long[lessons.length * length];
        long[] targets = new long[inputs.length];
        for (int row = 0; row < lessons.length; row++) {
            for (int i = 0; i < length; i++) {
                inputs[row * length + i] = lessons[row].inputs()[i];
                targets[row * length + i] = lessons[row].targets()[i];
            }
        }
        return decoder.loss(Tensors.of(inputs, lessons.length, length), Tensors.of(targets, lessons.length, length));
    }

    /** What speaks for each token behind each of {@code tokens}, of which there is a window. */
    float[] logits(int[] tokens) {
        try (var scope = new PointerScope(); var guard = new NoGradGuard()) {
            long[] inputs = Arrays.stream(tokens).asLongStream().toArray();
            Tensor logits = decoder.logits(Tensors.of(inputs, 1, window)).contiguous();
            float[] all = new float[(int) logits.numel()];
            Tensors.read(logits, all);
            return all;
        }
    }
}
