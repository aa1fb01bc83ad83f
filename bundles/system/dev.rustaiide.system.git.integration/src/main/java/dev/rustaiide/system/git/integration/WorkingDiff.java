package dev.rustaiide.system.git.integration;

/**
 * What differs between the last commit and the files on the disk.
 *
 * @param files how many differ, those whose text is not shown among them
 * @param text as {@code git diff HEAD} writes it, of files that are text; new files that are not ignored are in it
 * @param isCut whether something was left out for its length
 */
public record WorkingDiff(int files, String text, boolean isCut) {}
