/** Who wrote each line, found as git finds it, with a comparison of lines that has the same answers as git's. */
@NullMarked
package dev.rustaiide.system.git.blame.internal;

import org.jspecify.annotations.NullMarked;
