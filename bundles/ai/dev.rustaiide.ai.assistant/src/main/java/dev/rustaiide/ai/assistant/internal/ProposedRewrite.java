package dev.rustaiide.ai.assistant.internal;

import java.util.List;
import java.util.UUID;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.types.Range;

/** What became of an answer. */
final class ProposedRewrite implements Rewrite {
    /** As the audit trail has it. */
    static final String KIND = "rewrite";
    private final RewriteRequest request;
    private final Written written;
    private final StagedEdits edits;
    private final Provenance provenance;
    private final String id = UUID.randomUUID().toString();
    private volatile String acceptedBy = "";

    /** What a model wrote, checked. */
    record Written(Author.Model author, Maker maker, Range lines, Text after, String remark, String unchecked,
            Spent spent) {}

    ProposedRewrite(RewriteRequest request, Written written, StagedEdits edits, Provenance provenance) {
        this.request = request;
        this.written = written;
        this.edits = edits;
        this.provenance = provenance;
    }

    @Override
    public RewriteRequest request() {
        return request;
    }

    @Override
    public Author.Model author() {
        return written.author();
    }

    @Override
    public Range lines() {
        return written.lines();
    }

    @Override
    public Text after() {
        return written.after();
    }

    @Override
    public List<TextChange> changes() {
        return TextDiff.changes(before(), after(), TextDiff.of(before(), after()));
    }

    @Override
    public String remark() {
        return written.remark();
    }

    @Override
    public String unchecked() {
        return written.unchecked();
    }

    @Override
    public Spent spent() {
        return written.spent();
    }

    @Override
    public StagedEdits edits() {
        return edits;
    }

    @Override
    public Call<Boolean> accept(String reviewer) {
        acceptedBy = reviewer;
        return provenance.accepted(edit());
    }

    @Override
    public Call<Boolean> withdraw() {
        return provenance.withdrawn(edit());
    }

    private AcceptedEdit edit() {
        return new AcceptedEdit(id, KIND, request.title(), written.maker(), acceptedBy,
                List.of(new AcceptedEdit.Change(request.source().file(), before(), after())));
    }
}
