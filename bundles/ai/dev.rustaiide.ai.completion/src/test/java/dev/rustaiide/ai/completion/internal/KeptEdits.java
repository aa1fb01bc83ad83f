package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.Blame;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;

/** Keeps what is accepted in memory. */
final class KeptEdits implements Provenance {
    final List<AcceptedEdit> accepted = new ArrayList<>();

    @Override
    public synchronized Call<Boolean> accepted(AcceptedEdit edit) {
        accepted.add(edit);
        return Call.of(true);
    }

    @Override
    public Call<Boolean> withdrawn(AcceptedEdit edit) {
        return Call.of(accepted.remove(edit));
    }

    @Override
    public Blame blame(Path file, Text text) {
        throw new UnsupportedOperationException("not asked here");
    }
}
