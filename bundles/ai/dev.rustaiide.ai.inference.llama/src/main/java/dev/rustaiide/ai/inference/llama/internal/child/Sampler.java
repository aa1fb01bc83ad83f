package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Chooses the tokens of one text. What a grammar forbids is looked for only where the first choice is forbidden: to ask
 * it about all tokens costs more than to compute them.
 */
final class Sampler implements AutoCloseable {
    /** A candidate is a token, what speaks for it, and its share. */
    private static final int WORDS = 3;
    private static final float NEGLIGIBLE = 20;
    /** Of {@link #SHARES} for each step of one; what a token is likely then is right within a percent. */
    private static final int FINE = 64;
    /** e to the power of what is below zero, in the middle of each step: the function itself is slow. */
    private static final double[] SHARES = shares();
    private static final int ENTRY = WORDS * Integer.BYTES;

    private final Kinds kinds;
    private final long chain;
    private final boolean isGreedy;
    private final Order.Form form;
    private long grammar;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment array = arena.allocate(JAVA_LONG, 4);
    private final MemorySegment one = arena.allocate(ENTRY, Integer.BYTES);

    /** The functions that all samplers use. */
    static final class Kinds {
        private final Vocabulary vocabulary;
        private final Function chain;
        private final Function add;
        private final Function sample;
        private final Function apply;
        private final Function accept;
        private final Function free;
        private final Function greedy;
        private final Function seeded;
        private final Function grammar;
        private final Function scores;
        /** What speaks for each token, as it was read last: there is one thread. */
        private final float[] logits;
        private final MethodHandle temperature;
        private final MethodHandle topP;

        Kinds(Library library, Vocabulary vocabulary) throws Refusal {
            this.vocabulary = vocabulary;
            chain = library.function("llama_sampler_chain_init", 1);
            add = library.function("llama_sampler_chain_add", 2);
            sample = library.function("llama_sampler_sample", 3);
            apply = library.function("llama_sampler_apply", 2);
            accept = library.function("llama_sampler_accept", 2);
            free = library.function("llama_sampler_free", 1);
            greedy = library.function("llama_sampler_init_greedy", 0);
            seeded = library.function("llama_sampler_init_dist", 1);
            grammar = library.function("llama_sampler_init_grammar", 3);
            scores = library.function("llama_get_logits_ith", 2);
            logits = new float[vocabulary.size()];
            temperature = library.handle("llama_sampler_init_temp", FunctionDescriptor.of(JAVA_LONG, JAVA_FLOAT));
            topP = library.handle("llama_sampler_init_top_p", FunctionDescriptor.of(JAVA_LONG, JAVA_FLOAT, JAVA_LONG));
        }

        private void read(long context, int index) {
            MemorySegment.copy(Library.MEMORY, JAVA_FLOAT, scores.call(context, index), logits, 0, logits.length);
        }

        private int mostLikely() {
            int best = 0;
            float most = logits[0];
            for (int i = 1; i < logits.length; i++) {
                if (logits[i] > most) {
                    most = logits[i];
                    best = i;
                }
            }
            return best;
        }

        /** How likely {@code token} is among all, of which none is likelier than {@code best}. */
        private float probability(int token, int best) {
            float most = logits[best];
            double all = 0;
            for (float logit : logits) {
                float less = most - logit;
                // What is less likely by more than that adds nothing that could be seen.
                if (less < NEGLIGIBLE) {
                    all += SHARES[(int) (less * FINE)];
                }
            }
            return (float) Math.min(1, Math.exp(logits[token] - most) / all);
        }

        private long temperature(float value) {
            try {
                return (long) temperature.invokeExact(value);
            } catch (Throwable impossible) {
                throw Function.unexpected(impossible);
            }
        }

        private long topP(float share) {
            try {
                return (long) topP.invokeExact(share, 1L);
            } catch (Throwable impossible) {
                throw Function.unexpected(impossible);
            }
        }
    }

    Sampler(Kinds kinds, Order.Write order) throws Refusal {
        this.kinds = kinds;
        this.form = order.form();
        if (form.from().isEmpty()) {
            hold();
        }
        this.chain = kinds.chain.call(1);
        Order.Style style = order.style();
        this.isGreedy = style.temperature() == 0;
        if (isGreedy) {
            kinds.add.call(chain, kinds.greedy.call());
        } else {
            if (style.topP() < 1) {
                kinds.add.call(chain, kinds.topP(style.topP()));
            }
            kinds.add.call(chain, kinds.temperature(style.temperature()));
            // All bits set would mean that any seed will do.
            kinds.add.call(chain, kinds.seeded.call(style.seed() == -1 ? 0 : style.seed()));
        }
    }

    private static double[] shares() {
        double[] shares = new double[(int) NEGLIGIBLE * FINE + 1];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(-(i + 0.5) / FINE);
        }
        return shares;
    }

    /** What the grammar holds behind, as long as it does not hold; empty if there is no such thing. */
    String awaited() {
        return grammar == 0 ? form.from() : "";
    }

    /** From now on the grammar holds. */
    void hold() throws Refusal {
        if (grammar == 0 && !form.grammar().isEmpty()) {
            grammar = grammar(form.grammar());
        }
    }

    private long grammar(String text) throws Refusal {
        try (Arena texts = Arena.ofConfined()) {
            long made = kinds.grammar.call(kinds.vocabulary.address(), texts.allocateFrom(text).address(),
                    texts.allocateFrom("root").address());
            if (made == 0) {
                throw new Refusal("The grammar that the answer has to fit is none.");
            }
            return made;
        }
    }

    /** A token, and how likely it was among all, whatever the grammar and the style say. */
    record Choice(int token, float probability) {}

    /** What comes where {@code context} has its output number {@code index}. */
    Choice next(long context, int index) throws Refusal {
        kinds.read(context, index);
        int best = kinds.mostLikely();
        // llama.cpp's own way to the likeliest one sets up a list of all tokens first.
        int token = isGreedy ? best : (int) kinds.sample.call(chain, context, index);
        if (grammar != 0) {
            token = fits(token) ? token : among();
            kinds.accept.call(grammar, token);
        }
        return new Choice(token, kinds.probability(token, best));
    }

    private boolean fits(int token) {
        one.set(JAVA_INT, 0, token);
        one.set(JAVA_FLOAT, Integer.BYTES, 1);
        kinds.apply.call(grammar, candidates(one, 1).address());
        return one.get(JAVA_FLOAT, Integer.BYTES) > Float.NEGATIVE_INFINITY;
    }

    /** The choice among those that the grammar allows. */
    private int among() throws Refusal {
        int size = kinds.vocabulary.size();
        int[] entries = new int[size * WORDS];
        for (int token = 0; token < size; token++) {
            entries[token * WORDS] = token;
            entries[token * WORDS + 1] = Float.floatToRawIntBits(kinds.logits[token]);
        }
        try (Arena heap = Arena.ofConfined()) {
            MemorySegment all = heap.allocateFrom(JAVA_INT, entries);
            candidates(all, size);
            kinds.apply.call(grammar, array.address());
            if (!hasAny(all, size)) {
                throw new Refusal("Nothing that the model can write fits the grammar here.");
            }
            kinds.apply.call(chain, array.address());
            long chosen = array.getAtIndex(JAVA_LONG, 2);
            return Library.MEMORY.get(JAVA_INT, array.getAtIndex(JAVA_LONG, 0) + chosen * ENTRY);
        }
    }

    private static boolean hasAny(MemorySegment candidates, int size) {
        for (int i = 0; i < size; i++) {
            if (candidates.get(JAVA_FLOAT, (long) i * ENTRY + Integer.BYTES) > Float.NEGATIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    /** The structure that tells of {@code entries}: where they are, how many, which is chosen, whether in order. */
    private MemorySegment candidates(MemorySegment entries, int count) {
        array.setAtIndex(JAVA_LONG, 0, entries.address());
        array.setAtIndex(JAVA_LONG, 1, count);
        array.setAtIndex(JAVA_LONG, 2, -1);
        array.setAtIndex(JAVA_LONG, 3, 0);
        return array;
    }

    @Override
    public void close() {
        kinds.free.call(chain);
        if (grammar != 0) {
            kinds.free.call(grammar);
        }
        arena.close();
    }
}
