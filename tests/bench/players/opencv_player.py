"""Read one stream with OpenCV's own FFmpeg, one thread, and scale each picture to the tile."""

import os
import sys

os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = "rtsp_transport;tcp|threads;1"

import cv2

cv2.setNumThreads(1)
capture = cv2.VideoCapture(sys.argv[1], cv2.CAP_FFMPEG)
count = 0
while True:
    is_there, picture = capture.read()
    if not is_there:
        break
    cv2.resize(picture, (480, 270))
    count += 1
    if count % 10 == 0:
        print(f"frames={count}", flush=True)
