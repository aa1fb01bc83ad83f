package dev.rustaiide.system.debug.adapter;

/** How far a stopped program goes on. */
public enum Step {
    /** Until something stops it. */
    CONTINUE("continue"),
    /** To the next line of this function, or the one that called it. */
    OVER("next"),
    /** To the next line wherever it is. */
    INTO("stepIn"),
    /** Until this function returns. */
    OUT("stepOut"),
    /** One line back; {@link Ability#STEP_BACK}. */
    BACK("stepBack"),
    /** Back until something stops it; {@link Ability#STEP_BACK}. */
    REVERSE("reverseContinue");

    private final String command;

    Step(String command) {
        this.command = command;
    }

    /** Its request in the protocol. */
    public String command() {
        return command;
    }
}
