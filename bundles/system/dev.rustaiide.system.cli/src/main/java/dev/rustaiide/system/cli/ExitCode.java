package dev.rustaiide.system.cli;

/** How a verb ended, for scripts. */
public enum ExitCode {
    /** As asked. */
    OK(0),
    /** It was done, and found something that a person should see. */
    FINDINGS(1),
    /** The command line is wrong; nothing was done. */
    USAGE(2),
    /** It could not be done. */
    FAILURE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
