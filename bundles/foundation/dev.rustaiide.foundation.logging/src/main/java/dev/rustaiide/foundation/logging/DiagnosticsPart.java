package dev.rustaiide.foundation.logging;

/**
 * A file of a report.
 *
 * @param name in the archive, with its ending: {@code doctor.json}
 * @param purpose what is in it, as a sentence for the user who decides whether to send it
 * @param text plain text, not redacted yet
 */
public record DiagnosticsPart(String name, String purpose, String text) {}
