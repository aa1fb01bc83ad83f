package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DocumentHighlightKind;

import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.language.Reference.Use;
import dev.rustaiide.foundation.types.Diagnostic.Tag;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.SymbolKind;

/** Our kinds of things as the protocol numbers them, and back where a client sends them. */
final class Kinds {
    private Kinds() {}

    static org.eclipse.lsp4j.SymbolKind symbol(SymbolKind kind) {
        return switch (kind) {
            case MODULE -> org.eclipse.lsp4j.SymbolKind.Module;
            case STRUCT, UNION -> org.eclipse.lsp4j.SymbolKind.Struct;
            case ENUM -> org.eclipse.lsp4j.SymbolKind.Enum;
            case VARIANT -> org.eclipse.lsp4j.SymbolKind.EnumMember;
            case TRAIT, INTERFACE -> org.eclipse.lsp4j.SymbolKind.Interface;
            case CLASS -> org.eclipse.lsp4j.SymbolKind.Class;
            case IMPLEMENTATION, TABLE -> org.eclipse.lsp4j.SymbolKind.Object;
            case FUNCTION, MACRO, TEST -> org.eclipse.lsp4j.SymbolKind.Function;
            case METHOD -> org.eclipse.lsp4j.SymbolKind.Method;
            case CONSTRUCTOR -> org.eclipse.lsp4j.SymbolKind.Constructor;
            case FIELD -> org.eclipse.lsp4j.SymbolKind.Field;
            case PROPERTY -> org.eclipse.lsp4j.SymbolKind.Property;
            case CONSTANT, STATIC -> org.eclipse.lsp4j.SymbolKind.Constant;
            case VARIABLE -> org.eclipse.lsp4j.SymbolKind.Variable;
            case TYPE -> org.eclipse.lsp4j.SymbolKind.TypeParameter;
            case HEADING -> org.eclipse.lsp4j.SymbolKind.String;
            case KEY -> org.eclipse.lsp4j.SymbolKind.Key;
        };
    }

    static CompletionItemKind proposal(ProposalKind kind) {
        return switch (kind) {
            case KEYWORD -> CompletionItemKind.Keyword;
            case SNIPPET -> CompletionItemKind.Snippet;
            case MODULE -> CompletionItemKind.Module;
            case STRUCT -> CompletionItemKind.Struct;
            case ENUM -> CompletionItemKind.Enum;
            case VARIANT -> CompletionItemKind.EnumMember;
            case TRAIT -> CompletionItemKind.Interface;
            case CLASS -> CompletionItemKind.Class;
            case FUNCTION, MACRO -> CompletionItemKind.Function;
            case METHOD -> CompletionItemKind.Method;
            case FIELD -> CompletionItemKind.Field;
            case CONSTANT -> CompletionItemKind.Constant;
            case VARIABLE -> CompletionItemKind.Variable;
            case TYPE -> CompletionItemKind.TypeParameter;
            case FILE -> CompletionItemKind.File;
            case VALUE -> CompletionItemKind.Value;
            case TEXT -> CompletionItemKind.Text;
        };
    }

    static DocumentHighlightKind use(Use use) {
        return switch (use) {
            case READ -> DocumentHighlightKind.Read;
            case WRITE -> DocumentHighlightKind.Write;
            case DECLARATION, UNKNOWN -> DocumentHighlightKind.Text;
        };
    }

    static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case INFORMATION -> DiagnosticSeverity.Information;
            case HINT -> DiagnosticSeverity.Hint;
        };
    }

    static List<DiagnosticTag> tags(Iterable<Tag> tags) {
        List<DiagnosticTag> written = new ArrayList<>();
        for (Tag tag : tags) {
            written.add(switch (tag) {
                case UNNECESSARY -> DiagnosticTag.Unnecessary;
                case DEPRECATED -> DiagnosticTag.Deprecated;
            });
        }
        return written;
    }
}
