package dev.rustaiide.ai.assistant.internal;

import java.util.List;
import java.util.function.Supplier;

import dev.rustaiide.ai.assistant.ToolSource;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.models.ModelHashes;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.security.Redactor;

/**
 * What a conversation works with.
 *
 * @param settings those without any folder
 * @param sources of tools, as they are when they are asked for
 */
record Services(Orchestrator orchestrator, ModelHashes models, CodeSearch search, CodeIndexes indexes, Syntax syntax,
        WorkspaceEdits edits, Provenance provenance, TextFiles files, SettingsView settings, Redactor redactor,
        Supplier<List<ToolSource>> sources) {}
