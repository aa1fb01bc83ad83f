package dev.rustaiide.ai.refactoring.rust.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.ai.refactoring.Refactoring.Refactored;
import dev.rustaiide.ai.refactoring.Refactoring.Site;
import dev.rustaiide.ai.refactoring.Refactorings;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;

/** Previews a variable for a part of a sum, and leaves the file as it is. */
@Component
public final class RefactoringCapability implements OfflineCapability {
    private static final String EXPRESSION = "self.corners.len()";
    private static final String STATEMENT = "let next = self.corners[(index + 1) % ";
    private static final String ANSWER = "let count = " + EXPRESSION + ";\n            " + STATEMENT + "count];";

    private final Refactorings refactorings;
    private final WorkspaceEdits edits;

    @Activate
    public RefactoringCapability(@Reference Refactorings refactorings, @Reference WorkspaceEdits edits) {
        this.refactorings = refactorings;
        this.edits = edits;
    }

    @Override
    public String title() {
        return "Refactoring with preview";
    }

    @Override
    public Call<String> prove(Path folder) {
        return Call.start("prove refactoring", scope -> {
            Path file = folder.resolve(Sample.FILE);
            Refactoring refactoring = refactorings.find("variable").orElseThrow(
                    () -> new IllegalStateException("extracting a variable is not known"));
            Refactored refactored = scope.await(refactoring.refactor(site(file, folder)));
            EditPlan plan = scope.await(edits.plan(refactored.title(), refactored.edit(), List.of(folder),
                    Buffers.NONE)).withConflicts(refactored.conflicts());
            String after = plan.changes().stream().map(change -> change.after().toString()).findFirst().orElse("");
            if (!plan.conflicts().isEmpty() || plan.changes().size() != 1 || !after.contains(ANSWER)) {
                throw new IllegalStateException("the preview is not as expected: " + plan.conflicts() + ' ' + after);
            }
            if (!Files.readString(file).equals(Sample.CODE)) {
                throw new IllegalStateException("the preview has changed the file");
            }
            return "previewed “" + refactored.title() + "” for " + EXPRESSION + " without a conflict";
        });
    }

    private static Site site(Path file, Path folder) {
        Text text = Text.of(Sample.CODE);
        int start = Sample.CODE.indexOf(STATEMENT) + STATEMENT.length();
        var range = new Range(text.positionOf(start), text.positionOf(start + EXPRESSION.length()));
        return new Site(new SourceText(file, LanguageId.RUST, 0, text), range, Map.of("name", "count"),
                List.of(folder), Buffers.NONE);
    }
}
