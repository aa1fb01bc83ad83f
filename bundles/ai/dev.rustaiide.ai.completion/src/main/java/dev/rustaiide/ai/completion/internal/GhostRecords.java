package dev.rustaiide.ai.completion.internal;

import java.util.List;
import java.util.UUID;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.models.ModelHashes;
import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.AcceptedEdit.Change;
import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;

/** Has recorded which lines models wrote as ghost text that somebody took. */
@Component(service = GhostRecords.class)
public final class GhostRecords {
    private final Provenance provenance;
    private final ModelHashes hashes;

    @Activate
    public GhostRecords(@Reference Provenance provenance, @Reference dev.rustaiide.ai.models.Models models) {
        this.provenance = provenance;
        this.hashes = new ModelHashes(models);
    }

    /** Ends when it is on the disk. */
    Call<Boolean> taken(Offered offered) {
        return Call.start("record ghost text", scope -> {
            Text before = offered.place().source().text();
            int caret = before.offsetOf(offered.place().position());
            Text after = before.replace(caret, caret, Text.of(offered.text()));
            var maker = new Maker(offered.by().model(), hashes.of(offered.by().model()), offered.by().promptHash(),
                    List.of(), "");
            var edit = new AcceptedEdit(UUID.randomUUID().toString(), "ghost text", "Ghost text", maker,
                    System.getProperty("user.name", ""),
                    List.of(new Change(offered.place().source().file(), before, after)));
            return scope.await(provenance.accepted(edit));
        });
    }
}
