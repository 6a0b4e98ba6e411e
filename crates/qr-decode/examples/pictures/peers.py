"""Reads grey pictures from standard input with zxing-cpp, and prints what it read and how long that took.

A picture is a line "width height" and its pixels, row by row. The answer is a line: nanoseconds, then "text:bytes" for
each code, both hexadecimal. The first line of all names the reader.
"""

import sys
import time
from importlib.metadata import version

import numpy
import zxingcpp

print("zxing-cpp", version("zxing-cpp"), flush=True)
# QR codes alone, as ours: no Micro QR, no rMQR.
formats = [zxingcpp.BarcodeFormat.QRCodeModel1, zxingcpp.BarcodeFormat.QRCodeModel2]

while head := sys.stdin.buffer.readline():
    width, height = map(int, head.split())
    pixels = sys.stdin.buffer.read(width * height)
    image = numpy.frombuffer(pixels, dtype=numpy.uint8).reshape(height, width)
    began = time.perf_counter_ns()
    codes = zxingcpp.read_barcodes(image, formats=formats, text_mode=zxingcpp.TextMode.Plain)
    took = time.perf_counter_ns() - began
    read = [f"{code.text.encode().hex()}:{code.bytes.hex()}" for code in codes]
    print(took, *read, flush=True)
