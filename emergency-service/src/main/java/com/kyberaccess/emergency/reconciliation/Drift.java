package com.kyberaccess.emergency.reconciliation;

/// What a comparison found, and repaired.
///
/// @param compared visits that are in or await review, as visitor-service knows them
/// @param missing in there and not on the list here
/// @param changed on both with different names, host, badge or location
/// @param surplus on the list here and not in there
/// @param hosts and locations that were written because the copy is rebuilt
public record Drift(int compared, int missing, int changed, int surplus, int hosts, int locations) {
    int total() {
        return missing + changed + surplus;
    }
}
