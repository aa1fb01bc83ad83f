package dev.rustaiide.system.coverage;

/** A file is not what it should be; the message is a sentence that says in which way. */
final class BadForm extends Exception {
    private static final long serialVersionUID = 1;

    BadForm(String message) {
        super(message, null, false, false);
    }
}
