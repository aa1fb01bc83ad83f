package dev.rustaiide.app.refactoring;

import java.util.function.Function;

import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.foundation.async.Call;

/** Has people review what somebody else wants changed. UI thread only; nothing waits there. */
public interface Reviews {
    /** Shows {@code proposal}, in the place of what is shown; what stands in its way is told in the window. */
    void review(Proposal proposal);

    /** The texts that are open: what is applied to these is undone as one step. */
    Buffers buffers();

    /**
     * What is proposed.
     *
     * @param note what people should know of it; may be empty
     * @param apply makes what people have accepted, through {@link Reviews#buffers}
     * @param then runs after it was applied
     */
    record Proposal(EditPlan plan, String note, Function<EditPlan, Call<AppliedEdit>> apply, Runnable then) {}
}
