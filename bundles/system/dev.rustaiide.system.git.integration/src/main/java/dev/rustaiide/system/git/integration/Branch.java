package dev.rustaiide.system.git.integration;

/**
 * A branch.
 *
 * @param name its short name, of a branch elsewhere with that of the remote before it
 * @param commit all hexadecimal digits
 * @param remote whether it is what is known of one elsewhere
 * @param current whether it is checked out
 * @param subject of its last commit
 */
public record Branch(String name, String commit, boolean remote, boolean current, String subject) {}
