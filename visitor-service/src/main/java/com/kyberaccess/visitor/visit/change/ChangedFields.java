package com.kyberaccess.visitor.visit.change;

import com.kyberaccess.visitor.visit.Expectation;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a change really changes.
///
/// @param plan as it was
/// @param expectation as it was
record ChangedFields(VisitPlan plan, @Nullable Expectation expectation) {

    static ChangedFields before(Visit visit) {
        return new ChangedFields(visit.plan(), visit.expectation());
    }

    /// The fields that differ now, under their names in the API.
    List<String> until(Visit visit) {
        var now = new ChangedFields(visit.plan(), visit.expectation());
        var changed = new ArrayList<String>();
        compare(changed, now, "first_name", fields -> fields.plan.visitor().firstName());
        compare(changed, now, "last_name", fields -> fields.plan.visitor().lastName());
        compare(changed, now, "email", fields -> fields.plan.visitor().email());
        compare(changed, now, "phone", fields -> fields.plan.visitor().phone());
        compare(changed, now, "company", fields -> fields.plan.visitor().company());
        compare(changed, now, "purpose", fields -> fields.plan.purpose());
        compare(changed, now, "host_id", fields -> fields.plan.hostId());
        compare(changed, now, "location_id", fields -> fields.plan.locationId());
        compare(changed, now, "expected_date", fields -> fields.expectation == null ? null : fields.expectation.date());
        compare(changed, now, "expected_time", fields -> fields.expectation == null ? null : fields.expectation.time());
        compare(changed, now, "custom_fields", fields -> fields.plan.customFields());
        compare(changed, now, "notes", fields -> fields.plan.notes());
        return changed;
    }

    private void compare(
            List<String> changed, ChangedFields now, String name, Function<ChangedFields, @Nullable Object> field) {
        if (!Objects.equals(field.apply(this), field.apply(now))) {
            changed.add(name);
        }
    }
}
