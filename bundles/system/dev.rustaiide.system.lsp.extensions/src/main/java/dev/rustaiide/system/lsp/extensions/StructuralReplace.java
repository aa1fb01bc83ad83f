package dev.rustaiide.system.lsp.extensions;

import java.util.List;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Search and replace by structure: {@code foo($a, $b) ==>> ($a).foo($b)}. */
public interface StructuralReplace {
    /**
     * Asks for the edits of all matches in the workspace; names in {@code rule} mean what they mean at the place.
     *
     * @param within only matches in these ranges of the text; empty for the whole workspace
     * @param isCheck whether the rule is only checked: then there are no edits, and a wrong one fails all the same
     */
    record Of(SourceText source, Position position, String rule, List<Range> within, boolean isCheck)
            implements TextQuestion<WorkspaceEdit> {
        public Of {
            within = List.copyOf(within);
        }

        @Override
        public WorkspaceEdit nothing() {
            return WorkspaceEdit.NONE;
        }
    }
}
