package dev.rustaiide.foundation.platform;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** Examines the set-up with every {@link Probe} there is. A service; any thread may use it. */
@ProviderType
public interface Doctor {
    /** All findings, those of one probe together. It succeeds even if a probe fails. */
    Call<List<Finding>> examine();
}
