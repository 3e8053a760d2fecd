package com.kyberaccess.visitor.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/// Hears of pictures that end too soon, which the JPEG decoder fills up with grey.
final class Completeness implements IIOReadWarningListener {
    private boolean complete = true;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (warning.contains("remature end")) {
            complete = false;
        }
    }

    boolean isComplete() {
        return complete;
    }
}
