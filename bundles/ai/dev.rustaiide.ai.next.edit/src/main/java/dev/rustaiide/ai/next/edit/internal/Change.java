package dev.rustaiide.ai.next.edit.internal;

/**
 * What was done to a text.
 *
 * @param start where what was written starts in the text as it is now
 * @param end where it ends; the start if something was only removed
 * @param before what stood there
 */
public record Change(int start, int end, String before) {}
