package dev.rustaiide.app.workbench;

/**
 * The window told the user of a failure; published on {@code foundation.events}.
 *
 * @param what what did not work
 * @param why the reason, as the user read it
 */
public record FailureShown(String what, String why) {}
