/** Trees by tree-sitter for languages with a grammar, by readers of our own for TOML and Markdown. */
@NullMarked
package dev.rustaiide.ai.code.analysis.internal;

import org.jspecify.annotations.NullMarked;
