/**
 * Which lines of a program ran, from what it counted itself: rustc's {@code -C instrument-coverage} is read here, in
 * the forms of LLVM 14 to 22 (llvm.org/docs/CoverageMappingFormat.html), and no program of LLVM is needed for it.
 *
 * <p>Invariant: the counts of lines are those that {@code llvm-cov export} tells of the same files; a file that is
 * damaged, cut short, foreign or endless ends in a failure that names it, and nothing is reserved by a size that a file
 * merely claims.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.rustaiide.system.coverage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
