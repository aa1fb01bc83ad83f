package dev.rustaiide.system.git.integration;

import java.util.Optional;

/**
 * A repository inside of another.
 *
 * @param path of its folder from the top
 * @param url as {@code .gitmodules} has it; empty if it has none
 * @param recorded the commit that belongs here; all hexadecimal digits
 * @param checkedOut the commit that is there; empty if nothing is
 * @param isHalf whether an update was interrupted before all was there; the next one does it over
 */
public record Submodule(String path, String url, String recorded, Optional<String> checkedOut, boolean isHalf) {
    /** For people: a word. */
    public String state() {
        String there = checkedOut.isEmpty() ? "not there yet" : checkedOut.get().equals(recorded) ? "as recorded"
                : "at another commit";
        return isHalf ? "interrupted: update it again" : there;
    }
}
