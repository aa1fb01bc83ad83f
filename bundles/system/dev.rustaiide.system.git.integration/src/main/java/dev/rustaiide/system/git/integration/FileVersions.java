package dev.rustaiide.system.git.integration;

import dev.rustaiide.foundation.text.Text;

/**
 * A file as the last commit, the index and the disk have it, each as Git would keep it; empty where it is not there.
 *
 * @param binary whether one of them is no text
 */
public record FileVersions(String path, Text head, Text index, Text work, boolean binary) {}
