package dev.rustaiide.ai.inference.llama.internal.child;

/** Something cannot be done; the message says why, as one sentence for people. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String why) {
        super(why);
    }
}
