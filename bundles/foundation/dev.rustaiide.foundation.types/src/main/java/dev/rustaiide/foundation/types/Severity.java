package dev.rustaiide.foundation.types;

/** How bad a {@link Diagnostic} is, worst first. */
public enum Severity {
    ERROR, WARNING, INFORMATION, HINT
}
