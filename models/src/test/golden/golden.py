"""Makes the reference outputs of the picture, sight and OCR tests.

    pip install pillow numpy onnxruntime opencv-python rapidocr-onnxruntime
    python3 golden.py MODELS      (MODELS: the folder of model files, models/target/models after a build)

Reads ../resources/golden/photo.png (CC0, see SOURCES.md there) and writes everything else in that folder:
pictures to decode, their pixels as Pillow gives them (NAME.rgb: red, green, blue, row by row), and golden.json.
"""

import hashlib
import io
import json
import os
import sys

import cv2
import numpy as np
import onnxruntime
from PIL import Image, ImageCms, ImageDraw, ImageFont, ImageOps
from rapidocr_onnxruntime import RapidOCR

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "resources", "golden")
MODELS = sys.argv[1]


def path(name):
    return os.path.join(OUT, name)


def sha256(array):
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


# --- decoding -------------------------------------------------------------------------------------------------


def on_white(image):
    rgba = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, (255, 255, 255, 255)), rgba).convert("RGB")


def swapped_profile():
    """sRGB with red and green primaries exchanged: ignoring it shows at once."""
    icc = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = icc.index(b"rXYZ"), icc.index(b"gXYZ")
    icc[red : red + 4], icc[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(icc)


def pictures(photo):
    """Name -> (what Pillow makes of it); every file is written as a side effect."""
    made = {}

    def keep(name, reference=None):
        made[name] = reference or ImageOps.exif_transpose(Image.open(path(name))).convert("RGB")

    small = photo.resize((48, 64), Image.LANCZOS)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        small.save(path(f"exif-{orientation}.jpg"), quality=95, exif=exif)
        keep(f"exif-{orientation}.jpg")
    exif = Image.Exif()
    exif[0x0112] = 6
    small.save(path("exif-6.png"), exif=exif)
    keep("exif-6.png")
    small.save(path("exif-6.webp"), lossless=True, exif=exif)
    keep("exif-6.webp")
    small.save(path("exif-6.tiff"), exif=exif)
    keep("exif-6.tiff")

    small.save(path("progressive.jpg"), quality=95, progressive=True)
    keep("progressive.jpg")
    small.convert("L").save(path("grey.jpg"), quality=95)
    keep("grey.jpg")
    small.convert("CMYK").save(path("cmyk.jpg"), quality=95)
    keep("cmyk.jpg")
    small.save(path("lossy.webp"), quality=90)
    keep("lossy.webp")
    small.save(path("plain.bmp"))
    keep("plain.bmp")

    alpha = small.copy()
    alpha.putalpha(Image.linear_gradient("L").resize(small.size))
    alpha.save(path("alpha.png"))
    keep("alpha.png", on_white(Image.open(path("alpha.png"))))
    palette = small.quantize(32)
    palette.save(path("palette.png"), transparency=5)
    keep("palette.png", on_white(Image.open(path("palette.png"))))
    small.convert("1").save(path("one-bit.png"))
    keep("one-bit.png")

    # 16 bits keep their high byte
    wide = np.asarray(small).astype(np.uint16) * 257
    cv2.imwrite(path("rgb16.png"), wide[:, :, ::-1])
    keep("rgb16.png", small)
    grey = small.convert("L")
    cv2.imwrite(path("grey16.png"), np.asarray(grey).astype(np.uint16) * 257)
    keep("grey16.png", grey.convert("RGB"))

    frames = [small.quantize(64), ImageOps.invert(small).quantize(64)]
    frames[0].save(path("animated.gif"), save_all=True, append_images=frames[1:], duration=100)
    keep("animated.gif")

    for name in ("profile.png", "profile.jpg", "profile.webp", "profile.tiff"):
        small.save(path(name), icc_profile=swapped_profile(), **({"lossless": True} if "webp" in name else {}))
        image = Image.open(path(name))
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        keep(name, ImageCms.profileToProfile(image.convert("RGB"), profile, ImageCms.createProfile("sRGB")))
    return made


# --- scaling and sight ----------------------------------------------------------------------------------------


def resize(image, size, kernel):
    """Across first, then down: newer versions of Pillow change the order of the passes with the sizes."""
    return image.resize((size[0], image.height), kernel).resize(size, kernel)


def scaled(photo):
    cases = []
    filters = {"LANCZOS": Image.LANCZOS, "BICUBIC": Image.BICUBIC, "BILINEAR": Image.BILINEAR}
    for name, kernel in filters.items():
        for size in ((150, 200), (256, 341), (61, 400), (300, 37), (431, 523)):
            pixels = np.asarray(resize(photo, size, kernel))
            cases.append({"filter": name, "width": size[0], "height": size[1], "rgb_sha256": sha256(pixels)})
    return cases


def views(image):
    """Nine squares of 224 pixels: centre, three along the long side, padded, four corners."""

    def short(side):
        w, h = image.size
        f = side / min(w, h)
        return resize(image, (max(side, round(w * f)), max(side, round(h * f))), Image.BICUBIC)

    def crop(scaled_image, left, top):
        return scaled_image.crop((left, top, left + 224, top + 224))

    result = []
    a = short(256)
    result.append(crop(a, (a.width - 224) // 2, (a.height - 224) // 2))
    a = short(224)
    for part in (0, 0.5, 1):
        result.append(crop(a, round((a.width - 224) * part), round((a.height - 224) * part)))
    w, h = image.size
    f = 224 / max(w, h)
    whole = resize(image, (max(1, round(w * f)), max(1, round(h * f))), Image.BICUBIC)
    padded = Image.new("RGB", (224, 224), (127, 127, 127))
    padded.paste(whole, ((224 - whole.width) // 2, (224 - whole.height) // 2))
    result.append(padded)
    a = short(400)
    for x in (0, a.width - 224):
        for y in (0, a.height - 224):
            result.append(crop(a, x, y))
    return [np.asarray(view) for view in result]


def sight(photo):
    squares = views(photo)
    pixels = np.stack([((v.astype(np.float32) - 127) / 128).transpose(2, 0, 1) for v in squares])
    session = onnxruntime.InferenceSession(os.path.join(MODELS, "sight", "efficientnet-lite0.onnx"))
    probabilities, features = session.run(["probabilities", "features"], {"pixels": pixels})
    mean = np.average(probabilities, axis=0, weights=[1, 1, 1, 1, 1, 0.25, 0.25, 0.25, 0.25])
    top = np.argsort(-mean)[:5]
    return {
        "views_rgb_sha256": [sha256(v) for v in squares],
        "top5": [{"index": int(i), "probability": round(float(mean[i]), 5)} for i in top],
        "features": [round(float(x), 5) for x in features[:4].mean(0)],
    }


# --- OCR ------------------------------------------------------------------------------------------------------

SANS = "DejaVuSans.ttf"
BOLD = "DejaVuSans-Bold.ttf"
LINES = [
    (30, 22, BOLD, 22, "Reset your password"),
    (30, 70, SANS, 14, "We could not sign you in. Error code AUTH-4031 was returned by the server."),
    (30, 100, SANS, 14, "Read and write access is granted to members of the group Billing."),
    (30, 130, SANS, 13, "Last seen 12 minutes ago on Windows 11, build 26100"),
    (30, 160, SANS, 12, "Total: 1,499.00 EUR incl. 19% VAT"),
    (30, 200, BOLD, 13, "Order number"),
    (260, 200, BOLD, 13, "Customer"),
    (470, 200, BOLD, 13, "Status"),
    (30, 226, SANS, 13, "ORD-20817"),
    (260, 226, SANS, 13, "Maria Fischer"),
    (470, 226, SANS, 13, "in transit"),
    (30, 252, SANS, 13, "ORD-20818"),
    (260, 252, SANS, 13, "Tom de Vries"),
    (470, 252, SANS, 13, "delivered"),
    (30, 300, SANS, 18, "Forgot your user name? Contact support@example.org"),
]


def page():
    image = Image.new("RGB", (720, 360), (250, 250, 252))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 719, 58), fill=(33, 61, 112))
    for x, y, font, size, text in LINES:
        draw.text((x, y), text, font=ImageFont.truetype(font, size), fill=(255, 255, 255) if y < 58 else (40, 42, 48))
    image.save(path("page.png"))


def ocr():
    page()
    folder = os.path.join(MODELS, "ocr")
    engine = RapidOCR(
        det_model_path=os.path.join(folder, "det.onnx"), rec_model_path=os.path.join(folder, "rec.onnx")
    )
    lines, _ = engine(path("page.png"), use_cls=False)
    return {
        "written": [text for _, _, _, _, text in LINES],
        "rapidocr": [{"text": text, "box": np.array(box).astype(int).tolist()} for box, text, _ in lines],
    }


def main():
    photo = Image.open(path("photo.png")).convert("RGB")
    decoded = []
    for name, reference in pictures(photo).items():
        with open(path(name + ".rgb"), "wb") as file:
            file.write(np.asarray(reference).tobytes())
        decoded.append({"name": name, "width": reference.width, "height": reference.height})
    golden = {"decoded": decoded, "scaled": scaled(photo), "sight": sight(photo), "ocr": ocr()}
    with open(path("golden.json"), "w") as file:
        json.dump(golden, file, indent=1)
        file.write("\n")


main()
