package dev.rustaiide.ai.training.decoder.internal.child;

/** Why the child cannot go on, for people; what was kept before stays. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final String nextStep;

    Refusal(String why, String nextStep) {
        super(why);
        this.nextStep = nextStep;
    }

    Report.Refused report() {
        return new Report.Refused(String.valueOf(getMessage()), nextStep);
    }
}
