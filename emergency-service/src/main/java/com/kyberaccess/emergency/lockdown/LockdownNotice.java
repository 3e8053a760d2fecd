package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.emergency.notice.NoticeContent;
import com.kyberaccess.emergency.site.Site;
import java.util.List;

/// What staff is told about a lockdown.
final class LockdownNotice {
    private LockdownNotice() {}

    static NoticeContent activated(Lockdown lockdown) {
        var what = lockdown.level() == LockdownLevel.HARD
                ? "Take shelter behind a locked door, stay away from doors and windows, and wait for the all-clear."
                : "Stay inside. The outer doors are closed; work inside may go on. Wait for the all-clear.";
        return new NoticeContent(
                "LOCKDOWN: " + where(lockdown),
                List.of("A lockdown is in force: " + where(lockdown) + ".", "Reason: " + lockdown.reason(), what),
                List.of(),
                false);
    }

    static NoticeContent lifted(Lockdown lockdown) {
        return new NoticeContent(
                "Lockdown lifted: " + where(lockdown),
                List.of("The lockdown has been lifted: " + where(lockdown) + ". Visitors may check in again."),
                List.of(),
                false);
    }

    private static String where(Lockdown lockdown) {
        if (lockdown.locationId() == null) {
            return Site.ALL;
        }
        return lockdown.locationName() == null ? Site.LOCATION_ID.text(lockdown.locationId()) : lockdown.locationName();
    }
}
